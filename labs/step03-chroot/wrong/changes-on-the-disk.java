// task: layer
// region: lab-layer
// rejected by: changesGoToTheLayerAndEndWithTheChild
// why: without a tmpfs the upper directory is the host's, and stays
child.add(FileCalls.mkdirat(PLACE + "/upper", 0755));
child.add(FileCalls.mkdirat(PLACE + "/work", 0755));
child.add(FileCalls.mkdirat(PLACE + "/root", 0755));
Mount.of("overlay", PLACE + "/root", "overlay", MS_NODEV).with(overlayOptions()).addTo(child);
child.add(FileCalls.chdir(PLACE + "/root"));
