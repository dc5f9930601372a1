// task: limits
// region: lab-limits-1
// rejected by: theKernelHasTheLimits
// why: swap has no limit, and the program goes on slowly
return List.of(Setting.of(place.version() == Version.V1 ? "memory.limit_in_bytes" : "memory.max", bytes));
