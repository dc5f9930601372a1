// task: limits
// region: lab-limits-1
// rejected by: theKernelHasTheLimits
// why: the two versions have other files
return place.version() == Version.V2
        ? List.of(Setting.of("memory.limit_in_bytes", bytes), v1Swap())
        : List.of(Setting.of("memory.max", bytes), v2Swap());
