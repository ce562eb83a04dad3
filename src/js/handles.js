// What wasm-bindgen's classes lack: hidden pointers, and a clear error when a freed handle is used.
import { BulkSmsError } from "./errors.js";

/** Each handle's pointer into the wasm's memory; 0 once it has been freed. */
const pointers = new WeakMap();

const freed = () =>
  new BulkSmsError("This object was freed. Create a new one, and call free() only after the last use.", {
    code: "freed",
    outcome: "not-sent",
  });

/** Hides the pointers of a class. Use after `free()` throws; freeing again does nothing. */
export function protect({ prototype }) {
  Object.defineProperty(prototype, "__wbg_ptr", {
    get() {
      const pointer = pointers.get(this);
      if (!pointer) throw freed();
      return pointer;
    },
    set(pointer) {
      pointers.set(this, pointer);
    },
  });
  const { free } = prototype;
  prototype.free = prototype[Symbol.dispose] = function () {
    if (pointers.get(this)) free.call(this);
  };
}

/** Protects a class whose methods return promises: after `free()` they reject. `iterates` names those that return iterators. */
export function protectClient(Class, ...iterates) {
  const { prototype } = Class;
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (typeof value !== "function" || /^(constructor|free|__.*)$/.test(name)) continue;
    const method = {
      [name](...given) {
        if (pointers.get(this)) return value.apply(this, given);
        return iterates.includes(name) ? refusing() : Promise.reject(freed());
      },
    };
    prototype[name] = method[name];
  }
  protect(Class);
}

/** An iterator whose first step rejects. */
async function* refusing() {
  throw freed();
}
