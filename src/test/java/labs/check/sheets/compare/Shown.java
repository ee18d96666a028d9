package labs.check.sheets.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a sheet shows of a run, and where in the run it is. Its lines must come one after the other; a line {@code ...}
 * stands for any lines, and within a line for any text. Lines that begin with {@code (} or {@code |} may change places
 * with their neighbours.
 */
public final class Shown {
    /** How a block is compared. */
    public enum How {
        /** Words count, numbers do not. */
        WORDS,
        /** Numbers count, too. */
        EXACT,
        /** Words of the stream do not count, nor how many lines of data there are. */
        SHAPE
    }

    /**
     * Where it was found.
     *
     * @param end the first line behind it, or -1
     * @param reached how many lines of the block were found at the best place
     */
    public record Place(int end, int reached) {
        /** Whether all of it was found. */
        public boolean found() {
            return end >= 0;
        }
    }

    /** One line, or several that have no order. */
    private record Piece(int first, int count, List<String> wanted, Predicate<String> fits, boolean many) {
        boolean isGap() {
            return count == 0;
        }
    }

    private final List<String> lines;
    private final How how;
    private final boolean between;
    private final List<String> beginnings;
    private final List<String> optional;
    private final Shape shape;
    private final List<Piece> pieces = new ArrayList<>();

    private List<String> printed;
    private Set<Long> dead;
    private int reached;

    /**
     * A block of a sheet.
     *
     * @param lines the block
     * @param how how it is compared
     * @param between whether other lines may come between any two lines
     * @param beginnings how lines begin of which only that counts
     * @param optional how lines begin that need not come
     * @param shape knows the words of the stream
     */
    public Shown(
            List<String> lines, How how, boolean between, List<String> beginnings, List<String> optional, Shape shape) {
        this.lines = lines.stream().filter(line -> !line.isBlank()).toList();
        this.how = how;
        this.between = between;
        this.beginnings = beginnings;
        this.optional = optional;
        this.shape = shape;
        cut();
    }

    /** Whether one of its lines begins with this. */
    public boolean shows(String start) {
        return lines.stream().anyMatch(line -> line.strip().startsWith(start));
    }

    /** The line that did not come. */
    public String line(int number) {
        return lines.get(Math.min(number, lines.size() - 1)).strip();
    }

    /**
     * Looks for it in what was printed.
     *
     * @param all the lines that were printed, without the blank ones
     * @param from the first line in which to look
     */
    public Place in(List<String> all, int from) {
        printed = all;
        dead = new HashSet<>();
        reached = 0;
        for (int start = from; start <= printed.size(); start++) {
            int end = from(0, start);
            if (end >= 0) {
                return new Place(end, lines.size());
            }
        }
        return new Place(-1, reached);
    }

    private int from(int piece, int at) {
        if (piece == pieces.size()) {
            return at;
        }
        long here = (long) piece << 32 | at;
        if (dead.contains(here)) {
            return -1;
        }
        int end = attempt(pieces.get(piece), piece + 1, at);
        if (end < 0 && isOptional(pieces.get(piece))) {
            end = from(piece + 1, at);
        }
        if (end < 0) {
            dead.add(here);
        }
        return end;
    }

    private int attempt(Piece piece, int next, int at) {
        if (piece.isGap()) {
            for (int skip = at; skip <= printed.size(); skip++) {
                int end = from(next, skip);
                if (end >= 0) {
                    return end;
                }
            }
            return -1;
        }
        if (piece.many()) {
            int end = at;
            while (end < printed.size() && piece.fits().test(printed.get(end))) {
                reached = Math.max(reached, piece.first() + piece.count());
                end++;
            }
            for (; end > at; end--) {
                int found = from(next, end);
                if (found >= 0) {
                    return found;
                }
            }
            return -1;
        }
        return fits(piece, at) ? from(next, at + piece.count()) : -1;
    }

    private boolean isOptional(Piece piece) {
        return piece.count() == 1
                && optional.stream().anyMatch(lines.get(piece.first()).strip()::startsWith);
    }

    private boolean fits(Piece piece, int at) {
        if (at + piece.count() > printed.size()) {
            return false;
        }
        List<String> there = printed.subList(at, at + piece.count());
        boolean fits = piece.wanted().isEmpty()
                ? piece.fits().test(there.get(0))
                : sorted(there.stream()).equals(piece.wanted());
        if (fits) {
            reached = Math.max(reached, piece.first() + piece.count());
        }
        return fits;
    }

    private void cut() {
        for (int at = 0; at < lines.size(); ) {
            String line = lines.get(at).strip();
            int count = 1;
            if (line.equals("...")) {
                pieces.add(new Piece(at, 0, List.of(), any -> true, false));
            } else if (beginning(line) != null) {
                String beginning = beginning(line);
                pieces.add(new Piece(at, 1, List.of(), text -> text.strip().startsWith(beginning), false));
            } else if (how == How.SHAPE && shape.isData(line)) {
                String data = shape.data(line);
                while (at + count < lines.size()
                        && shape.data(lines.get(at + count)).equals(data)) {
                    count++;
                }
                pieces.add(
                        new Piece(at, count, List.of(), text -> shape.data(text).equals(data), true));
            } else if (line.startsWith("(") || line.startsWith("|")) {
                char first = line.charAt(0);
                while (at + count < lines.size()
                        && lines.get(at + count).strip().indexOf(first) == 0) {
                    count++;
                }
                List<String> wanted = sorted(lines.subList(at, at + count).stream());
                pieces.add(new Piece(at, count, count == 1 ? List.of() : wanted, one(line), false));
            } else {
                pieces.add(new Piece(at, 1, List.of(), one(line), false));
            }
            at += count;
            if (between && at < lines.size()) {
                pieces.add(new Piece(at, 0, List.of(), any -> true, false));
            }
        }
    }

    private String beginning(String line) {
        return beginnings.stream().filter(line::startsWith).findFirst().orElse(null);
    }

    private Predicate<String> one(String line) {
        String wanted = plain(line);
        boolean error = line.startsWith("error:");
        if (wanted.contains("...")) {
            Pattern form = Pattern.compile(
                    Stream.of(wanted.split("\\.\\.\\.", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
            return text -> form.matcher(plain(text, error)).matches();
        }
        return text -> plain(text, error).equals(wanted);
    }

    private List<String> sorted(Stream<String> some) {
        return some.map(this::plain).sorted().toList();
    }

    private String plain(String line) {
        return plain(line, line.strip().startsWith("error:"));
    }

    /** What is wrong with what was typed has the numbers that were typed. */
    private String plain(String line, boolean error) {
        return how == How.SHAPE ? shape.data(line) : Shape.text(line, how == How.EXACT || error);
    }
}
