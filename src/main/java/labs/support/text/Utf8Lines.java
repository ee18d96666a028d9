package labs.support.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
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
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer decoded = CharBuffer.allocate(8192);
    private final byte[] chunk = new byte[1 << 16];
    private int from;
    private int to;
    private byte[] line = new byte[256];
    private int length;
    private long number;

    /**
     * @param in the text; closed by {@link #close()}
     * @param name what messages call it
     */
    Utf8Lines(InputStream in, String name) {
        this.in = in;
        this.name = name;
    }

    /**
     * The next line without its end, or null after the last one.
     *
     * @throws UserError when the line is not UTF-8 or longer than {@link #LONGEST}
     */
    byte[] next() throws IOException {
        length = 0;
        boolean something = false;
        while (from < to || fill()) {
            something = true;
            int end = from;
            while (end < to && chunk[end] != '\n') {
                end++;
            }
            append(from, end);
            boolean complete = end < to;
            from = complete ? end + 1 : end;
            if (complete) {
                break;
            }
        }
        return something ? finished() : null;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(chunk));
        return to > 0;
    }

    private void append(int start, int end) {
        int more = end - start;
        // One byte more than allowed, because the last one may be the CR of the line's end.
        if (length + more > LONGEST + 1) {
            throw tooLong();
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(length + more, 2 * line.length));
        }
        System.arraycopy(chunk, start, line, length, more);
        length += more;
    }

    private byte[] finished() {
        number++;
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        if (end > LONGEST) {
            number--;
            throw tooLong();
        }
        boolean marked = number == 1
                && end >= BYTE_ORDER_MARK.length
                && Arrays.equals(line, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
        byte[] bytes = Arrays.copyOfRange(line, marked ? BYTE_ORDER_MARK.length : 0, end);
        if (!isUtf8(bytes)) {
            throw UserError.failure(name + " is not UTF-8 text (line " + number
                    + "): save it as UTF-8 in your editor, or convert it with iconv.");
        }
        return bytes;
    }

    private UserError tooLong() {
        return UserError.failure(
                "Line " + (number + 1) + " of " + name + " is longer than 1 MB: break it into shorter lines.");
    }

    private boolean isUtf8(byte[] bytes) {
        decoder.reset();
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        CoderResult result;
        do {
            decoded.clear();
            result = decoder.decode(rest, decoded, true);
        } while (result.isOverflow());
        return !result.isError();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
