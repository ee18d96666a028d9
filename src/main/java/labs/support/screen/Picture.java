package labs.support.screen;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.inside.DiskSpace;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;

/** The file of the option {@code --plot}, and what the charts in it have in common. */
public final class Picture {
    private final Path file;

    private Picture(Path file) {
        this.file = file;
    }

    /**
     * A picture in this file.
     *
     * @param name as it was typed; empty for the usual file
     * @param usual the file in the work folder where no name was typed, such as {@code lab10/clusters.png}
     * @throws UserError if the name does not end in .png or the file cannot be written
     */
    public static Picture named(String name, String usual) {
        if (name.isEmpty()) {
            return new Picture(Workspace.work().resolve(usual));
        }
        Path file = Workspace.callerFile(name);
        if (!name.toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw UserError.usage("The picture is a PNG; type a name that ends in .png, such as --plot "
                    + usual.substring(usual.lastIndexOf('/') + 1) + ".");
        }
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(file)) {
            throw UserError.failure("The picture " + name + " cannot be written; name a file in a folder that exists.");
        }
        return new Picture(file);
    }

    /**
     * Writes these charts, one below the other, and says so on standard error.
     *
     * @throws UserError if the file does not take them
     */
    public void write(List<XYChart> charts) {
        try {
            // Drawn as a whole before the file is touched: an encoder may keep to itself that the disk is full.
            ByteArrayOutputStream drawn = new ByteArrayOutputStream();
            BitmapEncoder.saveBitmap(charts, charts.size(), 1, drawn, BitmapEncoder.BitmapFormat.PNG);
            Files.createDirectories(file.getParent());
            Files.write(file, drawn.toByteArray());
            System.err.println("The picture is in " + Workspace.display(file) + ".");
        } catch (IOException e) {
            throw DiskSpace.full(file, e)
                    .orElseGet(() -> UserError.failure(
                            "The picture " + Workspace.display(file) + " could not be written: " + e.getMessage(), e));
        }
    }

    /**
     * An empty chart: white, with a faint grid, the legend at its right.
     *
     * @param width in pixels
     * @param height in pixels
     */
    public static XYChart chart(String title, String xAxis, int width, int height) {
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .title(title)
                .xAxisTitle(xAxis)
                .build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE).setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setPlotGridLinesColor(new Color(235, 235, 235));
        return chart;
    }
}
