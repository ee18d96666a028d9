package labs.check.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** In which encoding a source file was saved: the compiler reads UTF-8, and says in many errors that a file is not. */
final class Encoding {
    private Encoding() {}

    /**
     * What is wrong with it.
     *
     * @param name how the file is called in the sentence
     */
    static Optional<String> problem(Path file, String name) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(name + " begins with a byte order mark, which Java does not accept: save it as UTF-8"
                    + " without BOM.");
        }
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE) || hasZero(bytes)) {
            return Optional.of(name + " is saved as UTF-16: save it as UTF-8.");
        }
        int line = malformedLine(bytes);
        return line == 0
                ? Optional.empty()
                : Optional.of(name + " is not saved as UTF-8 (in line " + line
                        + " there is a character of another encoding, such as Latin-1): save it as UTF-8.");
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** ASCII as UTF-16 has one in every second place, and no other text has any. */
    private static boolean hasZero(byte[] bytes) {
        for (byte each : bytes) {
            if (each == 0) {
                return true;
            }
        }
        return false;
    }

    /** The number of the first line that is not UTF-8; 0 where there is none. */
    private static int malformedLine(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        // UTF-8 has no character in less bytes than UTF-16 has units.
        CharBuffer out = CharBuffer.allocate(bytes.length);
        if (!StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
            return 0;
        }
        int line = 1;
        for (int i = 0; i < in.position(); i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
