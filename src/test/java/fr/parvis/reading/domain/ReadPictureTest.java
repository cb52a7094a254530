// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.GivenSettings;
import fr.parvis.Machine;
import fr.parvis.reading.ReadingSettings;
import fr.parvis.reading.domain.MeasureReading.Verdict;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.QuadCurve2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters as people photograph them, by the Tesseract of this machine. */
class ReadPictureTest {
    /** Reads pictures alone: nothing draws the pages of a PDF. */
    private final ReadPicture reader =
            new ReadPicture(null, new Tesseract(GivenSettings.of(ReadingSettings.class, "seconds", 60)));

    private final MeasureReading measure = new MeasureReading(reader);

    @BeforeAll
    static void tesseract() {
        Machine.needs(Path.of("/usr/bin/tesseract"));
    }

    /** One of each condition: clean, tilted, small, turned, photographed. */
    @ParameterizedTest
    @ValueSource(ints = {1, 26, 51, 76, 101})
    void tells_the_sender_and_the_deadline_of_a_letter_however_it_was_taken(int number) throws IOException {
        var judged = measure.judge(number);
        assertThat(judged.sender()).as(judged.said()).isEqualTo(Verdict.RIGHT);
        assertThat(judged.deadline()).as(judged.said()).isEqualTo(Verdict.RIGHT);
    }

    private LetterFindings read(java.util.function.Consumer<java.awt.Graphics2D> drawn) throws IOException {
        var page = new BufferedImage(1_240, 1_754, BufferedImage.TYPE_BYTE_GRAY);
        var pen = page.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, page.getWidth(), page.getHeight());
        pen.setColor(Color.BLACK);
        drawn.accept(pen);
        pen.dispose();
        return UnderstandLetter.of(List.of(reader.ocr(page).words()), false);
    }

    @Test
    void makes_nothing_of_handwriting() throws IOException {
        var random = new Random(7);
        var letter = read(pen -> {
            pen.setStroke(new BasicStroke(3));
            for (int line = 0; line < 14; line++)
                for (int word = 0; word < 7; word++) {
                    int x = 120 + word * 145;
                    int y = 300 + line * 80;
                    for (int stroke = 0; stroke < 5; stroke++)
                        pen.draw(new QuadCurve2D.Double(
                                x + stroke * 20,
                                y,
                                x + stroke * 20 + random.nextInt(30),
                                y - 50 + random.nextInt(90),
                                x + stroke * 20 + 22,
                                y + random.nextInt(14)));
                }
        });
        assertThat(letter.doubts()).isNotEmpty();
        assertThat(letter.deadline().day()).isNull();
        assertThat(letter.sender().name()).isNull();
    }

    @Test
    void makes_nothing_of_an_arabic_letter() throws IOException {
        var letter = read(pen -> {
            pen.setFont(new Font("DejaVu Sans", Font.PLAIN, 30));
            for (int line = 0; line < 16; line++)
                pen.drawString(
                        "السيد المدير المحترم تحية طيبة وبعد أرجو منكم النظر في طلبي قبل 12/04/2026",
                        120,
                        300 + line * 60);
        });
        assertThat(letter.doubts()).isNotEmpty();
        assertThat(letter.deadline().day()).isNull();
    }

    @Test
    void makes_nothing_of_two_letters_on_one_picture() throws IOException {
        var two = new BufferedImage(3_308, 2_339, BufferedImage.TYPE_BYTE_GRAY);
        var pen = two.createGraphics();
        pen.drawImage(SampleLetters.of(0).picture(), 0, 0, null);
        pen.drawImage(SampleLetters.of(7).picture(), 1_654, 0, null);
        pen.dispose();
        var letter = UnderstandLetter.of(List.of(reader.ocr(two).words()), false);
        assertThat(letter.doubts()).contains(LetterFindings.Doubt.TWO_LETTERS);
        assertThat(letter.deadline().day()).isNull();
        assertThat(letter.sender().name()).isNull();
    }

    @Test
    void straightens_what_is_tilted() {
        var sample = SampleLetters.of(24);
        assertThat(sample.condition()).isEqualTo(SampleLetters.Condition.TILTED);
        var gray = GrayPicture.of(sample.picture(), 2_000);
        assertThat(Math.abs(gray.skew())).isGreaterThan(1.2);
        assertThat(Math.abs(gray.straightened().skew())).isLessThan(0.4);
    }
}
