// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.web;

import static fr.parvis.mandates.web.ShowMandate.ADDRESS;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.files.Download;
import fr.parvis.files.QrPicture;
import fr.parvis.files.TaggedPdf;
import fr.parvis.mandates.domain.Fingerprint;
import fr.parvis.mandates.domain.Mandate;
import fr.parvis.mandates.papers.PaperText;
import fr.parvis.runtime.ParvisSettings;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Words;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The papers of a mandate, in French as they are signed: the mandate in two copies, and its revocation. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class MandatePaperController {
    private final ShowMandate show;
    private final TaggedPdf pdf;
    private final String parvisAddress;

    MandatePaperController(ShowMandate show, TaggedPdf pdf, ParvisSettings parvis) {
        this.show = show;
        this.pdf = pdf;
        this.parvisAddress = parvis.address();
    }

    @GetMapping(ADDRESS + "/{id}/mandat.pdf")
    ResponseEntity<byte[]> mandate(@PathVariable UUID id, SignedIn who) {
        return paper(id, who, "mandates/paper.jte", "mandat");
    }

    @GetMapping(ADDRESS + "/{id}/revocation.pdf")
    ResponseEntity<byte[]> revocation(@PathVariable UUID id, SignedIn who) {
        return paper(id, who, "mandates/revocation.jte", "revocation");
    }

    private ResponseEntity<byte[]> paper(UUID id, SignedIn who, String template, String name) {
        return Words.in(Words.FRENCH).call(() -> {
            var whole = show.whole(id, 1, who);
            var it = whole.it();
            var revoked = it.revoked();
            if (name.equals("revocation") && revoked == null) throw new NotFound("revocation");
            var bytes = pdf.of(template, params(it, Objects.requireNonNullElse(whole.signature(), "")));
            return Download.pdf(name + "-" + it.preparedOn() + ".pdf").entity(bytes);
        });
    }

    private Map<String, Object> params(Mandate it, String signature) {
        var signed = it.signed();
        var end = it.endsOn();
        var revoked = it.revoked();
        var address = base() + CheckMandateController.address(it);
        var words = PaperText.of(it.words());
        var params = new HashMap<String, Object>();
        params.put(
                "paper",
                new MandatePaper(
                        words,
                        it.said().association(),
                        it.said().person(),
                        Objects.toString(it.said().born(), ""),
                        it.said().mediator(),
                        it.scopes(),
                        words.duration(it.days()),
                        signed == null || end == null ? "" : Words.date(signed.on()),
                        signed == null || end == null ? "" : Words.date(end),
                        ShowMandate.signed(it),
                        signature.startsWith("data:") ? signature : "",
                        signature.startsWith("data:") ? "" : signature,
                        Words.date(it.preparedOn()),
                        revoked == null ? "" : Words.date(revoked.on()),
                        revoked == null ? "" : Words.t("mandates.how." + revoked.how()),
                        Fingerprint.groups(it.said().code()),
                        Fingerprint.shown(it.hash()),
                        base() + "/mandat",
                        QrPicture.of(address)));
        return params;
    }

    private String base() {
        return parvisAddress.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : parvisAddress;
    }
}
