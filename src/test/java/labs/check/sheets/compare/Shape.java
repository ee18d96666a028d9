package labs.check.sheets.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What remains of a printed line when what differs from run to run is taken out: {@link #text}; and for lines of data of
 * which the words differ, too, {@link #data}.
 */
public final class Shape {
    private static final String NUMBER = "-?\\d(?:[\\d,.]*\\d)?";
    private static final Pattern PAIR = Pattern.compile("\\(([^(),\\s]+),([^(),\\s]+)\\)");
    private static final Pattern COUNTED = Pattern.compile("([^\\s,:]+) N(?=,|$| and )");

    /** What the streams are made of: files, and what was typed. */
    private final Set<String> words = new HashSet<>();

    /** From now on the words of these lines are known as words of the stream. */
    public void addWords(Collection<String> lines) {
        for (String line : lines) {
            words.addAll(Arrays.asList(line.split("[\\s,]+")));
            words.addAll(Arrays.asList(line.split("[^\\p{L}]+")));
        }
        words.remove("");
    }

    /**
     * A line without what no two runs have in common: times, process ids, the widths of columns.
     *
     * @param numbers whether its other numbers count
     */
    static String text(String line, boolean numbers) {
        String text = line.strip()
                .replaceAll("\\b\\d{4}-\\d\\d-\\d\\d[ T]?", "DATE ")
                .replaceAll("\\b\\d\\d:\\d\\d(:\\d\\d(\\.\\d+Z?)?)?\\b", "CLOCK")
                .replaceAll("\\b1\\d{12}\\b", "MILLISECONDS")
                .replaceAll("\\b(process|kill -9) \\d+", "$1 PID");
        if (!numbers) {
            text = text.replaceAll(NUMBER + " ?(kB|MB|GB|B|bytes?)\\b", "SIZE")
                    .replaceAll(NUMBER + " ?(ms|s|min)\\b", "DURATION")
                    .replaceAll("\\b(?=[a-f]*\\d)(?=\\d*[a-f])[0-9a-f]{7,8}\\b", "ID")
                    .replaceAll(NUMBER, "N")
                    .replaceAll("\\bN (\\p{Alpha}{3,}?)(?:e?s)?\\b", "N $1");
        }
        return text.replaceAll("-{3,}", "---")
                .replaceAll("={3,}", "===")
                .replaceAll("\\s*\\|\\s*", "|")
                .replaceAll("\\s+", " ");
    }

    /** Whether nothing but data is in a line, such as a row of a table. */
    boolean isData(String line) {
        return data(line).startsWith("DATA");
    }

    /** A line of which words of the stream do not count either, nor how many stand in a row. */
    String data(String line) {
        String text = PAIR.matcher(text(line, false)).replaceAll(this::pair);
        List<String> kinds = new ArrayList<>();
        for (String token : text.split("[ |]+")) {
            String kind = kind(token);
            if (kind == null) {
                return mixed(text);
            }
            if (!kind.isEmpty()
                    && (kinds.isEmpty() || !kinds.get(kinds.size() - 1).equals(kind))) {
                kinds.add(kind);
            }
        }
        return "DATA " + String.join(" ", kinds);
    }

    private String kind(String token) {
        if (token.isEmpty() || token.equals("...")) {
            return "";
        }
        if (token.matches("N|SIZE|DURATION|CLOCK|DATE|MILLISECONDS|\\(w,[wN]\\)")) {
            return token;
        }
        return isWord(token) ? "w" : null;
    }

    private boolean isWord(String token) {
        return words.contains(token) || token.matches("sensorN|wordN");
    }

    private String pair(MatchResult pair) {
        boolean number = pair.group(2).equals("N");
        boolean known = isWord(pair.group(1)) || pair.group(1).equals("N");
        return known ? "(w," + (number ? "N" : "w") + ")" : pair.group().replace("$", "\\$");
    }

    private String mixed(String text) {
        return COUNTED.matcher(text)
                .replaceAll(
                        match -> isWord(match.group(1)) ? "w N" : match.group().replace("$", "\\$"))
                .replaceAll("w N(, w N)+", "w N")
                .replaceAll("sensorN( sensorN)+", "sensorN")
                .replaceAll("(\\(w,[wN]\\) ?)+", "(w) ")
                .strip();
    }
}
