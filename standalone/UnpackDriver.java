import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Puts this machine's native library of the DuckDB driver beside its jar, and takes those of all machines out of it.
 * The driver unpacks 70 MB at every start otherwise, which is most of the time that a short run takes; it looks beside
 * its jar when there is nothing inside. A jar without a library for this machine stays as it is.
 */
final class UnpackDriver {
    private static final String LIBRARY = "libduckdb_java.so_";

    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        Path light = jar.resolveSibling(jar.getFileName() + ".part");
        try (ZipFile content = new ZipFile(jar.toFile())) {
            ZipEntry library = content.getEntry(LIBRARY + system() + "_" + processor());
            if (library == null) {
                return;
            }
            try (InputStream bytes = content.getInputStream(library)) {
                Files.copy(bytes, jar.resolveSibling(library.getName()), StandardCopyOption.REPLACE_EXISTING);
            }
            try (ZipOutputStream target = new ZipOutputStream(Files.newOutputStream(light))) {
                for (ZipEntry entry : content.stream().toList()) {
                    if (!entry.getName().startsWith(LIBRARY)) {
                        target.putNextEntry(new ZipEntry(entry.getName()));
                        content.getInputStream(entry).transferTo(target);
                        target.closeEntry();
                    }
                }
            }
        }
        Files.move(light, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The system as the driver names it. */
    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "macos" : "linux";
    }

    /** The processor as the driver names it. */
    private static String processor() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return name.equals("x86_64") ? "amd64" : name.equals("aarch64") ? "arm64" : name;
    }
}
