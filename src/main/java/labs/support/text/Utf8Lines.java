package labs.support.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import labs.support.UserError;

/**
 * Reads text line by line and keeps each line as the bytes it came in, so that a line can be passed on unchanged. It is
 * strict where {@link java.io.BufferedReader} is lenient: what is not UTF-8 is an error, not a replacement character, and
 * a line has a longest length, so that a file without line breaks does not fill the memory.
 *
 * <p>Lines end with LF or CRLF; the last one need not end at all. A byte order mark at the start is left out.
 */
final class Utf8Lines implements AutoCloseable {

    /** The longest line, in bytes without its end. */
    static final int LONGEST = 1 << 20;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final String name;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number;

    /**
     * @param in the text; closed by {@link #close()}
     * @param name what messages call it
     */
    Utf8Lines(InputStream in, String name) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.name = name;
    }

    /**
     * The next line without its end, or null after the last one.
     *
     * @throws UserError when the line is not UTF-8 or longer than {@link #LONGEST}
     */
    byte[] next() throws IOException {
        line.reset();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        number++;
        for (; next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
            // One byte more than allowed, because the last one may be the CR of the line's end.
            if (line.size() > LONGEST + 1) {
                throw tooLong();
            }
        }
        return checked(line.toByteArray());
    }

    private byte[] checked(byte[] bytes) {
        int start = number == 1 && startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
        int end = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        if (end > LONGEST) {
            throw tooLong();
        }
        try {
            // Unlike new String, a new decoder reports what is malformed.
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw UserError.failure(name + " is not UTF-8 text (line " + number
                    + "): save it as UTF-8 in your editor, or convert it with iconv.");
        }
        return Arrays.copyOfRange(bytes, start, end);
    }

    private static boolean startsWithMark(byte[] bytes) {
        int length = BYTE_ORDER_MARK.length;
        return bytes.length >= length && Arrays.equals(bytes, 0, length, BYTE_ORDER_MARK, 0, length);
    }

    private UserError tooLong() {
        return UserError.failure(
                "Line " + number + " of " + name + " is longer than 1 MB: break it into shorter lines.");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
