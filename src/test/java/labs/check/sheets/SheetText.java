package labs.check.sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import labs.check.sheets.Part.Boundary;
import labs.check.sheets.Part.Fenced;
import labs.check.sheets.Part.Mark;
import labs.check.sheets.Part.Prose;

/** Takes a sheet apart. */
final class SheetText {
    private static final String MARK = "<!-- run:";
    private static final Pattern CODE = Pattern.compile("`((?:\\./lab|nc -l)(?: [^`]*)?|nc -lk 9999)`");

    private final List<String> lines;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private int begin;

    private SheetText(List<String> lines) {
        this.lines = lines;
    }

    static List<Part> parts(List<String> lines) {
        SheetText text = new SheetText(lines);
        text.read();
        return text.parts;
    }

    /** What of a sheet is run in the build: the commands that are marked as quick, with what they print. */
    static List<Part> quick(List<Part> parts) {
        List<Part> quick = new ArrayList<>();
        boolean takes = false;
        for (Part part : parts) {
            boolean marked = part instanceof Mark mark && mark.steps().contains("quick");
            boolean ends = part instanceof Boundary
                    || part instanceof Prose prose && !prose.commands().isEmpty()
                    || part instanceof Fenced block && block.isTyped();
            if (marked) {
                takes = true;
                quick.add(new Boundary(part.line(), true));
            } else if (ends && !isMarked(quick)) {
                takes = false;
            }
            if (takes) {
                quick.add(part);
            }
        }
        return quick;
    }

    private static boolean isMarked(List<Part> quick) {
        return !quick.isEmpty()
                && quick.get(quick.size() - 1) instanceof Mark mark
                && mark.steps().contains("quick");
    }

    private void read() {
        int at = 0;
        if (!lines.isEmpty() && lines.get(0).equals("---")) {
            at = 1 + lines.subList(1, lines.size()).indexOf("---") + 1;
        }
        while (at < lines.size()) {
            String line = lines.get(at).strip();
            if (line.startsWith("```")) {
                at = fenced(at, line.substring(3));
            } else if (line.startsWith(MARK)) {
                at = mark(at);
            } else if (line.matches("#{1,6} .*")) {
                endParagraph();
                parts.add(new Boundary(++at, true));
            } else if (line.isEmpty()) {
                endParagraph();
                at++;
            } else {
                begin = paragraph.isEmpty() ? at + 1 : begin;
                paragraph.append(line).append(' ');
                at++;
            }
        }
        endParagraph();
    }

    private int fenced(int start, String language) {
        endParagraph();
        int indent = lines.get(start).indexOf('`');
        List<String> inside = new ArrayList<>();
        int at = start + 1;
        while (at < lines.size() && !lines.get(at).strip().equals("```")) {
            String line = lines.get(at++);
            inside.add(line.substring(
                    Math.min(indent, line.length() - line.stripLeading().length())));
        }
        parts.add(new Fenced(start + 1, language, inside));
        return at + 1;
    }

    private int mark(int start) {
        endParagraph();
        StringBuilder text = new StringBuilder();
        int at = start;
        while (at < lines.size() && !lines.get(at).contains("-->")) {
            text.append(lines.get(at++)).append('\n');
        }
        text.append(at < lines.size() ? lines.get(at) : "");
        String steps = text.toString().replace(MARK, "").replaceAll("-->\\s*$", "");
        parts.add(new Mark(
                start + 1,
                steps.lines().map(String::strip).filter(step -> !step.isEmpty()).toList()));
        return at + 1;
    }

    private void endParagraph() {
        if (paragraph.isEmpty()) {
            return;
        }
        String text = paragraph.toString();
        paragraph.setLength(0);
        if (text.startsWith("**")) {
            // The marks right before it are about what begins here.
            int place = parts.size();
            while (place > 0 && parts.get(place - 1) instanceof Mark) {
                place--;
            }
            parts.add(place, new Boundary(begin, false));
        }
        List<String> commands = new ArrayList<>();
        Matcher code = CODE.matcher(text);
        while (code.find()) {
            // In a table, a bar stands behind a backslash.
            commands.add(code.group(1).strip().replace("\\|", "|"));
        }
        parts.add(new Prose(begin, commands));
    }
}
