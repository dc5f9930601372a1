// task: limits
// region: lab-limits-2
// why: a list that grows
List<Setting> settings = new java.util.ArrayList<>();
if (place.version() == Version.V1) {
    settings.add(Setting.of("cpu.cfs_period_us", period));
    settings.add(Setting.of("cpu.cfs_quota_us", quota));
} else {
    settings.add(Setting.of("cpu.max", String.join(" ", Long.toString(quota), Long.toString(period))));
}
return settings;
