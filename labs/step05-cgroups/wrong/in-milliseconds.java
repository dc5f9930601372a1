// task: limits
// region: lab-limits-2
// rejected by: theKernelHasTheLimits
// why: the unit is a microsecond
return place.version() == Version.V1
        ? List.of(Setting.of("cpu.cfs_period_us", period), Setting.of("cpu.cfs_quota_us", quota / 1000))
        : List.of(Setting.of("cpu.max", quota / 1000 + " " + period));
