// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.letters.domain.Letter;
import fr.parvis.letters.domain.ReadLetters;
import fr.parvis.letters.papers.DrawLetter;
import fr.parvis.shell.NotFound;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A letter as a file: to print, or to go on writing elsewhere. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class LetterPapersController {
    private final ReadLetters letters;
    private final DrawLetter draw;

    LetterPapersController(ReadLetters letters, DrawLetter draw) {
        this.letters = letters;
        this.draw = draw;
    }

    @GetMapping(LetterController.ONE + "/courrier.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID id, SignedIn who) {
        return paper(id, who, "pdf", draw::pdf);
    }

    @GetMapping(LetterController.ONE + "/courrier.odt")
    ResponseEntity<byte[]> odt(@PathVariable UUID id, SignedIn who) {
        return paper(id, who, "odt", draw::odt);
    }

    @GetMapping(LetterController.ONE + "/courrier.docx")
    ResponseEntity<byte[]> docx(@PathVariable UUID id, SignedIn who) {
        return paper(id, who, "docx", draw::docx);
    }

    /** The name of the file tells nobody whom it is about. */
    private ResponseEntity<byte[]> paper(
            UUID id, SignedIn who, String ending, BiFunction<Letter, String, byte[]> drawn) {
        var letter =
                letters.handle(id).orElseThrow(() -> new NotFound("letter")).letter();
        var number = letter.shownNumber();
        var file = ShowLetter.file(number.isEmpty() ? "brouillon" : "courrier-" + number, ending);
        return file.entity(drawn.apply(letter, who.place()));
    }
}
