import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells where the files of a local Maven repository came from, as Maven noted it beside each of them. With further
 * arguments, ids of remote repositories, it exits with 1 when a file came from anywhere else, or when there is none.
 */
final class Artifacts {
    private static final String NOTE = "_remote.repositories";
    private static final String INSTALLED = "built and installed here";

    public static void main(String[] arguments) throws IOException {
        Map<String, Map<String, Integer>> origins = origins(Path.of(arguments[0]));
        origins.forEach((origin, groups) -> {
            int files = groups.values().stream().mapToInt(Integer::intValue).sum();
            System.out.println(files + " files " + (origin.equals(INSTALLED) ? origin : "from " + origin)
                    + (origin.equals("central") ? "" : ": " + listed(groups)));
        });
        if (origins.isEmpty()) {
            System.out.println("0 files");
        }
        List<String> allowed = List.of(arguments).subList(1, arguments.length);
        boolean asAllowed = !origins.isEmpty() && allowed.containsAll(origins.keySet());
        System.exit(allowed.isEmpty() || asAllowed ? 0 : 1);
    }

    /** Files by origin and group. */
    private static Map<String, Map<String, Integer>> origins(Path repository) throws IOException {
        Map<String, Map<String, Integer>> origins = new TreeMap<>();
        if (!Files.isDirectory(repository)) {
            return origins;
        }
        List<Path> notes;
        try (Stream<Path> files = Files.walk(repository)) {
            notes = files.filter(file -> file.getFileName().toString().equals(NOTE)).sorted().toList();
        }
        for (Path note : notes) {
            // <group as folders>/<artifact>/<version>/_remote.repositories
            String group = repository.relativize(note.getParent().getParent().getParent()).toString().replace('/', '.');
            for (String line : Files.readAllLines(note)) {
                int mark = line.indexOf('>');
                if (mark > 0 && line.endsWith("=")) {
                    String id = line.substring(mark + 1, line.length() - 1);
                    origins.computeIfAbsent(id.isEmpty() ? INSTALLED : id, any -> new TreeMap<>())
                            .merge(group, 1, Integer::sum);
                }
            }
        }
        return origins;
    }

    private static String listed(Map<String, Integer> groups) {
        return groups.entrySet().stream()
                .map(group -> group.getKey() + " (" + group.getValue() + ")")
                .collect(Collectors.joining(", "));
    }
}
