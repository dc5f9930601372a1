// task: limits
// region: lab-limits-1
// rejected by: theKernelHasTheLimits
// why: the unit is a byte
return List.of(Setting.of(place.version() == Version.V1 ? "memory.limit_in_bytes" : "memory.max", bytes / 32 / 1024 * 1024));
