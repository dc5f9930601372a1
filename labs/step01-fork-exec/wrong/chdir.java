// task: directory
// region: lab-directory
// rejected by: aDescriptorOfTheParentsLeadsNowhere
// why: chdir follows the links of /proc
child.add(DirectoryCalls.chdir(workingDirectory), telling);
