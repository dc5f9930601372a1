// task: group
// region: lab-group
// why: a stream for the loop, and a directory that is only its owner's
var calls = plan.parent();
calls.add(DirectoryCalls.mkdirat(path(), 0700));
settings.forEach(each -> write(calls, String.join("/", path(), each.file()), each.value(), each.required()));
