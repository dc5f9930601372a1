// task: gone
// region: lab-gone-2
// why: the hierarchies know nothing of each other
List<String> groups = new ArrayList<>(paths());
java.util.Collections.reverse(groups);
plan.removeAfterwards(groups, record());
