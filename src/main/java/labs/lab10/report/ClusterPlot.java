package labs.lab10.report;

import java.awt.Color;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import labs.lab10.Features;
import labs.lab10.Scored;
import labs.support.screen.Picture;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A picture in two parts: the clusters of the latest window (each sensor by its mean and its spread), and the mean
 * temperature of every sensor over time. Sensors that were reported have a colour of their own and a mark wherever they
 * were.
 */
public final class ClusterPlot {
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 560;
    private static final Color SOUND = new Color(200, 200, 200);
    private static final Color ANOMALY = new Color(204, 0, 0);
    private static final List<Color> REPORTED = List.of(
            new Color(31, 119, 180),
            new Color(255, 127, 14),
            new Color(44, 160, 44),
            new Color(148, 103, 189),
            new Color(140, 86, 75),
            new Color(227, 119, 194),
            new Color(23, 190, 207));

    private final Picture picture;

    private ClusterPlot(Picture picture) {
        this.picture = picture;
    }

    /**
     * A picture in this file, or {@code null} if none was asked for.
     *
     * @param name of the file; empty for {@code work/lab10/clusters.png}
     * @throws labs.support.UserError if the name does not end in .png or the file cannot be written
     */
    public static ClusterPlot to(String name) {
        if (name == null) {
            return null;
        }
        return new ClusterPlot(Picture.named(name, "lab10/clusters.png"));
    }

    /**
     * Draws these windows, oldest first; a picture without any would be empty, and is not written.
     *
     * @param breaks when sensors break, where that is known
     */
    public void draw(List<ScoredWindow> windows, Optional<Instant> breaks) {
        if (windows.isEmpty()) {
            System.err.println("There is nothing to draw: no reading arrived.");
            return;
        }
        picture.write(List.of(clusters(windows.get(windows.size() - 1)), temperatures(windows, breaks)));
    }

    private static XYChart clusters(ScoredWindow window) {
        XYChart chart = Picture.chart(
                "Sensors of the latest window, and the centres of their clusters", "mean, degrees", WIDTH, HEIGHT);
        chart.setYAxisTitle("spread, degrees");
        chart.getStyler()
                .setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter)
                .setMarkerSize(9);
        // What is drawn first lies below: a centre must not hide the sensors near it.
        XYSeries centres = points(chart, "centres", List.of(window.centres()), Features::mean, Features::spread);
        mark(centres, SeriesMarkers.DIAMOND, Color.BLACK);
        window.scored().stream()
                .collect(Collectors.groupingBy(
                        sensor -> window.reported().contains(sensor.sensor())
                                ? "reported"
                                : "cluster " + sensor.cluster(),
                        TreeMap::new,
                        Collectors.toList()))
                .forEach((name, sensors) -> {
                    XYSeries series = points(chart, name, sensors, Scored::mean, Scored::spread);
                    if (name.equals("reported")) {
                        mark(series, SeriesMarkers.CROSS, ANOMALY);
                    }
                });
        return chart;
    }

    private static <T> XYSeries points(
            XYChart chart, String name, List<T> points, Function<T, Double> x, Function<T, Double> y) {
        return chart.addSeries(
                name, points.stream().map(x).toList(), points.stream().map(y).toList());
    }

    private static XYChart temperatures(List<ScoredWindow> windows, Optional<Instant> breaks) {
        XYChart chart = Picture.chart("Mean temperature of every sensor, window by window", "time", WIDTH, HEIGHT);
        chart.setYAxisTitle("mean, degrees");
        chart.getStyler().setDatePattern("HH:mm:ss").setMarkerSize(6);
        Set<String> reported = new TreeSet<>();
        Set<String> sound = new TreeSet<>();
        for (ScoredWindow window : windows) {
            reported.addAll(window.reported());
            window.scored().forEach(scored -> sound.add(scored.sensor()));
        }
        sound.removeAll(reported);
        sound.forEach(sensor -> line(chart, windows, sensor).setLineColor(SOUND).setShowInLegend(false));
        breaks.filter(moment ->
                        moment.toEpochMilli() <= windows.get(windows.size() - 1).millis())
                .ifPresent(moment -> moment(chart, "sensors break", Date.from(moment), windows));
        int number = 0;
        for (String sensor : reported) {
            line(chart, windows, sensor)
                    .setLineColor(REPORTED.get(number++ % REPORTED.size()))
                    .setLineWidth(2.5f);
            List<ScoredWindow> marked = windows.stream()
                    .filter(window -> window.reported().contains(sensor))
                    .toList();
            XYSeries marks = means(chart, sensor + " reported", marked, sensor);
            marks.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
            marks.setShowInLegend(false);
            mark(marks, SeriesMarkers.CROSS, ANOMALY);
        }
        return chart;
    }

    private static XYSeries line(XYChart chart, List<ScoredWindow> windows, String sensor) {
        XYSeries line = means(chart, sensor, windows, sensor);
        line.setMarker(SeriesMarkers.NONE);
        line.setLineStyle(SeriesLines.SOLID);
        return line;
    }

    /** An upright line, over the whole height of what is shown. */
    private static void moment(XYChart chart, String name, Date moment, List<ScoredWindow> windows) {
        DoubleSummaryStatistics means = windows.stream()
                .flatMap(window -> window.scored().stream())
                .mapToDouble(Scored::mean)
                .summaryStatistics();
        XYSeries line = chart.addSeries(name, List.of(moment, moment), List.of(means.getMin(), means.getMax()));
        line.setMarker(SeriesMarkers.NONE);
        line.setLineStyle(SeriesLines.DASH_DASH);
        line.setLineColor(Color.BLACK);
    }

    private static XYSeries means(XYChart chart, String name, List<ScoredWindow> windows, String sensor) {
        List<Date> times = new ArrayList<>();
        List<Double> means = new ArrayList<>();
        for (ScoredWindow window : windows) {
            for (Scored scored : window.scored()) {
                if (scored.sensor().equals(sensor)) {
                    times.add(new Date(window.millis()));
                    means.add(scored.mean());
                }
            }
        }
        return chart.addSeries(name, times, means);
    }

    private static void mark(XYSeries series, Marker marker, Color colour) {
        series.setMarker(marker);
        series.setMarkerColor(colour);
    }
}
