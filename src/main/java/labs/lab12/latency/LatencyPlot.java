package labs.lab12.latency;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import labs.support.screen.Picture;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A picture of how the times are distributed: for each time, which part of the alerts came within it. */
public final class LatencyPlot {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 560;
    private static final int POINTS = 500;

    /** Told apart by colour, also by those who see fewer colours, and by the kind of line. */
    private static final List<Color> COLOURS =
            List.of(new Color(213, 94, 0), new Color(0, 114, 178), new Color(0, 158, 115), new Color(0, 0, 0));

    private static final List<java.awt.BasicStroke> LINES =
            List.of(SeriesLines.SOLID, SeriesLines.DASH_DASH, SeriesLines.DASH_DOT, SeriesLines.DOT_DOT);

    private final Picture picture;
    private final XYChart chart;
    private final List<XYSeries> drawn = new ArrayList<>();

    private LatencyPlot(Picture picture) {
        this.picture = picture;
        chart = Picture.chart(
                "How many of 100 alerts came within this time",
                "milliseconds from the reading to its alert",
                WIDTH,
                HEIGHT);
        chart.setYAxisTitle("per cent of the alerts");
        chart.getStyler().setXAxisLogarithmic(true).setYAxisMin(0.0).setYAxisMax(100.0);
    }

    /**
     * A picture in this file, or {@code null} if none was asked for.
     *
     * @param name of the file; empty for {@code work/lab12/latency.png}
     * @throws labs.support.UserError if the name does not end in .png or the file cannot be written
     */
    public static LatencyPlot to(String name) {
        return name == null ? null : new LatencyPlot(Picture.named(name, "lab12/latency.png"));
    }

    /** Adds a line; without any alert there is none. */
    public void add(String name, Latencies times) {
        double[] sorted = times.sorted();
        if (sorted.length == 0) {
            return;
        }
        int points = Math.min(POINTS, sorted.length);
        double[] millis = new double[points];
        double[] percent = new double[points];
        for (int i = 0; i < points; i++) {
            int rank = (int) ((i + 1L) * sorted.length / points);
            // The axis is logarithmic, and the broker's clock shows whole milliseconds: less than one is drawn as one.
            millis[i] = Math.max(1, sorted[rank - 1]);
            percent[i] = 100.0 * rank / sorted.length;
        }
        XYSeries line = chart.addSeries(name, millis, percent);
        line.setMarker(SeriesMarkers.NONE);
        line.setLineColor(COLOURS.get(drawn.size() % COLOURS.size()));
        line.setLineStyle(LINES.get(drawn.size() % LINES.size()));
        line.setLineWidth(2.5f);
        drawn.add(line);
    }

    /** Writes the file, and says so. */
    public void draw() {
        if (drawn.isEmpty()) {
            System.err.println("There is nothing to draw: no alert came after the first seconds.");
        } else {
            picture.write(List.of(chart));
        }
    }
}
