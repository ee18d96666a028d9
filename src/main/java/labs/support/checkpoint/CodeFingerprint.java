package labs.support.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.TreeMap;
import org.apache.xbean.asm9.ClassReader;
import org.apache.xbean.asm9.ClassWriter;
import org.apache.xbean.asm9.commons.ClassRemapper;
import org.apache.xbean.asm9.commons.Remapper;

/**
 * Short hashes of the compiled classes that a lab is made of. Line numbers and names of local variables do not count,
 * so a changed comment changes nothing. Reads class files with the ASM that comes with Spark.
 */
final class CodeFingerprint {
    /** How many bytes of a hash are kept: enough to see a change, short enough to read. */
    private static final int BYTES = 4;

    private CodeFingerprint() {}

    /**
     * The hash of each class of this project that can be reached from a main class through the names in the class
     * files, by class name. What runs a lab without being part of its stream ({@code labs.support}, {@code labs.cli}) is
     * left out.
     */
    static TreeMap<String, String> of(Class<?> main) {
        TreeMap<String, String> hashes = new TreeMap<>();
        Deque<String> waiting = new ArrayDeque<>();
        String start = main.getName().replace('.', '/');
        waiting.add(start);
        while (!waiting.isEmpty()) {
            String name = waiting.remove();
            boolean counts = name.equals(start) || isPipeline(name);
            if (!counts || hashes.containsKey(name.replace('/', '.'))) {
                continue;
            }
            byte[] code = bytes(main, name);
            hashes.put(name.replace('/', '.'), code.length == 0 ? "missing" : hash(withoutDebug(code, waiting)));
        }
        return hashes;
    }

    private static boolean isPipeline(String name) {
        return name.startsWith("labs/") && !name.startsWith("labs/support/") && !name.startsWith("labs/cli/");
    }

    /** The class without what only debuggers read; all class names in it go to {@code found}. */
    private static byte[] withoutDebug(byte[] code, Deque<String> found) {
        ClassWriter writer = new ClassWriter(0);
        Remapper collector = new Remapper() {
            @Override
            public String map(String name) {
                found.add(name);
                return name;
            }
        };
        new ClassReader(code).accept(new ClassRemapper(writer, collector), ClassReader.SKIP_DEBUG);
        return writer.toByteArray();
    }

    private static byte[] bytes(Class<?> main, String name) {
        try (InputStream in = main.getClassLoader().getResourceAsStream(name + ".class")) {
            return in == null ? new byte[0] : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] code) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(code);
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
