// task: limits
// region: lab-limits-2
// rejected by: theKernelHasTheLimits
// why: the two are exchanged
return place.version() == Version.V1
        ? List.of(Setting.of("cpu.cfs_period_us", quota), Setting.of("cpu.cfs_quota_us", period))
        : List.of(Setting.of("cpu.max", period + " " + quota));
