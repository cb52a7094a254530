// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.limits.DrawingTurns;
import fr.parvis.people.PersonalDataProvider.Line;
import fr.parvis.people.PersonalDataProvider.Told;
import fr.parvis.people.papers.AnswerAccess;
import fr.parvis.shell.RequestPaperWords;
import fr.parvis.shell.Words;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Papers that can be read aloud, in the letters of those who come. */
class TaggedPdfTest {
    private final TaggedPdf pdf = new TaggedPdf(
            TemplateEngine.createPrecompiled(ContentType.Html), new DrawingTurns(() -> false), new RequestPaperWords());

    private byte[] paper(String said) {
        var answer = new AnswerAccess.Answer(
                "Léa Martin",
                LocalDate.of(2026, 11, 25),
                List.of(new AnswerAccess.Section(
                        "Notes", List.of(new Told("Titre", List.of(new Line("Note", said)))))));
        return Words.in(Locale.FRENCH)
                .call(() -> pdf.of(
                        "people/answer.jte",
                        Map.of("answer", answer, "undrawn", !pdf.draws(said), "place", "Lyon", "language", "fr")));
    }

    @Test
    void is_tagged_says_its_language_and_carries_its_letters() throws IOException {
        try (var paper = Loader.loadPDF(paper("de Kyïv à Київ, ğüşıöç, ț, σ"))) {
            var catalog = paper.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getLanguage()).isEqualTo("fr");
            assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
            assertThat(new PDFTextStripper().getText(paper)).contains("de Kyïv à Київ, ğüşıöç, ț, σ");
            var resources = paper.getPage(0).getResources();
            var fonts = new ArrayList<String>();
            for (var name : resources.getFontNames()) {
                var font = resources.getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                fonts.add(font.getName());
            }
            assertThat(fonts).anyMatch(name -> name.contains("Bold")).anyMatch(name -> name.contains("Regular"));
        }
    }

    @Test
    void writes_arabic_from_right_to_left() throws IOException {
        assertThat(pdf.draws("مرحبا بكم")).isTrue();
        try (var paper = Loader.loadPDF(paper("مرحبا بكم"))) {
            var text = java.text.Normalizer.normalize(
                    new PDFTextStripper().getText(paper), java.text.Normalizer.Form.NFKC);
            assertThat(text).contains("مرحبا").doesNotContain("[autre alphabet]");
        }
    }

    @Test
    void says_where_letters_are_missing() throws IOException {
        assertThat(pdf.draws("நன்றி")).isFalse();
        try (var paper = Loader.loadPDF(paper("avant நன்றி நன்றி après"))) {
            assertThat(new PDFTextStripper().getText(paper)).contains("avant [autre alphabet] après");
        }
    }

    @Test
    void draws_a_paper_with_characters_that_xml_refuses() throws IOException {
        assertThat(pdf.draws("a\u0001b")).isTrue();
        try (var paper = Loader.loadPDF(paper("ligne\u000bautre\f page\u0001s\u0000 \ud800fin\uffff"))) {
            assertThat(new PDFTextStripper().getText(paper))
                    .contains("ligne autre pages fin")
                    .doesNotContain("[autre alphabet]");
        }
        try (var paper = Loader.loadPDF(paper("avant\u000bநன்றி"))) {
            assertThat(new PDFTextStripper().getText(paper)).contains("avant [autre alphabet]");
        }
    }
}
