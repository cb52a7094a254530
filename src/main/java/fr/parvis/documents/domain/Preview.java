// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import fr.parvis.files.NormalizedImage;
import fr.parvis.limits.HeavyWork;
import fr.parvis.values.EnumCode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.RandomAccessInputStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** Draws what a document looks like: a picture in small, or the first page of a PDF; always as pixels, whatever it came as. */
final class Preview {
    static final int LONGEST_SIDE = 1400;
    private static final long WHOLE_PIXELS = 20_000_000;

    /** Pixels of a picture that are decoded at most: of a larger one, every second or third. */
    private static final double READ_PIXELS = 16_000_000;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Longest wait for one of the turns at {@link #DRAWING}; then there is no picture. */
    private static final Duration TURN = Duration.ofSeconds(2);

    /** Pages that are drawn at once. One that nobody waits for any more counts until it has really ended. */
    static final Semaphore DRAWING = new Semaphore(HeavyWork.AT_ONCE, true);

    private Preview() {}

    /**
     * Draws a PNG.
     *
     * @return false when it cannot be drawn: a PDF may still be kept, a picture may not
     */
    static boolean draw(Kind kind, RandomAccessRead file, OutputStream to) {
        return draw(kind, file, to, PATIENCE);
    }

    static boolean draw(Kind kind, RandomAccessRead file, OutputStream to, Duration patience) {
        try {
            var drawn =
                    kind == Kind.PDF ? inTime(() -> page(file, 0, LONGEST_SIDE, 2f), patience) : picture(kind, file);
            return drawn != null && ImageIO.write(drawn, "png", to);
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            return false;
        }
    }

    static @org.jspecify.annotations.Nullable BufferedImage picture(Kind kind, RandomAccessRead file)
            throws IOException {
        return picture(kind, file, LONGEST_SIDE);
    }

    static BufferedImage picture(Kind kind, RandomAccessRead file, int longest) throws IOException {
        int orientation = kind == Kind.JPEG ? JpegFacts.of(file).orientation() : 1;
        return NormalizedImage.of(read(kind, file, longest), orientation, longest);
    }

    /** A page of a PDF from 0; null when it cannot be drawn in time or holds a picture that is too large. */
    static @org.jspecify.annotations.Nullable BufferedImage drawn(RandomAccessRead file, int number, int longest)
            throws IOException {
        return inTime(() -> page(file, number, longest, 4f), PATIENCE);
    }

    /** Every so many pixels only, so that no large picture is ever whole in memory. */
    static BufferedImage read(Kind kind, RandomAccessRead file, int longest) throws IOException {
        ImageIO.setUseCache(false);
        try (var input = ImageIO.createImageInputStream(new RandomAccessInputStream(file))) {
            var reader = readerOf(kind);
            try {
                reader.setInput(input, true, true);
                var how = reader.getDefaultReadParam();
                int side = Math.max(reader.getWidth(0), reader.getHeight(0));
                double pixels = (double) reader.getWidth(0) * reader.getHeight(0);
                int step = Math.max(side / (longest * 2), (int) Math.ceil(Math.sqrt(pixels / READ_PIXELS)));
                how.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, how);
            } finally {
                reader.dispose();
            }
        }
    }

    private static ImageReader readerOf(Kind kind) {
        return ImageIO.getImageReadersByFormatName(EnumCode.of(kind)).next();
    }

    /**
     * A page may be made to take hours: who waits for it is told that there is no picture, and it is interrupted. It has a thread of
     * the system, since one that only computes would keep the carrier of many others.
     */
    static @org.jspecify.annotations.Nullable BufferedImage inTime(
            Callable<@org.jspecify.annotations.Nullable BufferedImage> drawing, Duration patience) throws IOException {
        var task = new FutureTask<@org.jspecify.annotations.Nullable BufferedImage>(drawing);
        try {
            if (!DRAWING.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS)) return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
        boolean begun = false;
        try {
            Thread.ofPlatform().daemon().name("preview").start(() -> {
                try {
                    task.run();
                } finally {
                    DRAWING.release();
                }
            });
            begun = true;
        } finally {
            if (!begun) DRAWING.release();
        }
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            return null;
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException e) {
            throw new IOException("the page cannot be drawn", e);
        }
    }

    private static @org.jspecify.annotations.Nullable BufferedImage page(
            RandomAccessRead file, int number, int longest, float largest) throws IOException {
        file.seek(0);
        try (var pdf = PdfRule.open(file)) {
            var page = pdf.getPage(number);
            var box = page.getCropBox();
            float side = Math.max(box.getWidth(), box.getHeight());
            if (!(side > 1) || tooLarge(page.getResources(), new HashSet<>(), 0)) return null;
            var renderer = new Interruptible(pdf);
            renderer.setSubsamplingAllowed(true);
            return renderer.renderImage(number, Math.min(largest, longest / side), ImageType.RGB);
        }
    }

    /** Draws no further once it is interrupted: a page of many millions of lines ends after the one it is at. */
    private static final class Interruptible extends PDFRenderer {
        Interruptible(PDDocument pdf) {
            super(pdf);
        }

        @Override
        protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
            return new PageDrawer(parameters) {
                @Override
                protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
                    // unchecked: PDFBox goes on past some others
                    if (Thread.currentThread().isInterrupted()) throw new CancellationException();
                    super.processOperator(operator, operands);
                }
            };
        }
    }

    /** Whether the page draws a picture that we would not accept by itself: nothing is decoded to find out. */
    private static boolean tooLarge(
            @org.jspecify.annotations.Nullable PDResources resources, Set<COSBase> seen, int depth) throws IOException {
        if (resources == null || !seen.add(resources.getCOSObject())) return false;
        if (depth > 10) return true;
        for (var name : resources.getXObjectNames()) {
            var object = resources.getXObject(name);
            if (object instanceof PDImageXObject image) {
                int width = image.getWidth();
                int height = image.getHeight();
                // a JPEG is read in small, all else whole
                long most = "jpg".equals(image.getSuffix()) ? PictureRule.PIXELS : WHOLE_PIXELS;
                if (width > PictureRule.SIDE || height > PictureRule.SIDE || (long) width * height > most) return true;
            } else if (object instanceof PDFormXObject form && tooLarge(form.getResources(), seen, depth + 1))
                return true;
        }
        return false;
    }
}
