Promise.all([import("./job.mjs"), import("./show.mjs")]).then(function (modules) {
  modules[1].show(function (world) {
    return modules[0].job(BulkSms, world);
  });
});
