// task: limits
// region: lab-limits-1
// rejected by: theKernelHasTheLimits
// why: version 1 refuses this order, and version 2 counts swap alone
return place.version() == Version.V1
        ? List.of(v1Swap(), Setting.of("memory.limit_in_bytes", bytes))
        : List.of(Setting.of("memory.max", bytes), Setting.of("memory.swap.max", total()));
