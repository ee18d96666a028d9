package labs.cli.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The section of a sheet on one exercise: what stands below the heading {@code ### NAME}, up to the next heading.
 *
 * @param text the section without its heading; blank where the sheet has no such section
 */
public record Section(String text) {
    private static final Pattern FOLDED =
            Pattern.compile("<details>\\s*<summary>.*?</summary>(.*?)</details>", Pattern.DOTALL);

    static Section find(String sheet, String name) {
        StringBuilder section = new StringBuilder();
        boolean code = false;
        boolean inside = false;
        for (String line : sheet.lines().toList()) {
            // A line of code that starts with # is no heading.
            code ^= line.startsWith("```");
            if (!code && line.matches("#{1,3} .*")) {
                inside = line.strip().equals("### " + name);
            } else if (inside) {
                section.append(line).append('\n');
            }
        }
        return new Section(section.toString());
    }

    /** The hints, from a nudge to nearly the answer: the section's folded {@code <details>} blocks. */
    public List<String> hints() {
        List<String> hints = new ArrayList<>();
        Matcher folded = FOLDED.matcher(text);
        while (folded.find()) {
            hints.add(folded.group(1).strip());
        }
        return List.copyOf(hints);
    }

    /** The task: the section without its hints. */
    public String task() {
        return FOLDED.matcher(text).replaceAll("").strip();
    }
}
