// task: limits
// region: lab-limits-1
// rejected by: theKernelHasTheLimits
// why: a file that only asks for moderation
return List.of(Setting.of(place.version() == Version.V1 ? "memory.soft_limit_in_bytes" : "memory.low", bytes));
