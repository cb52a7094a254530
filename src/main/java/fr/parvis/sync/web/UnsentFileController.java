// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.sync.domain.Decision;
import fr.parvis.sync.domain.ReceivedCommand;
import fr.parvis.sync.domain.TakeSealed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports the file of what a device could not send. */
@Controller
@Requires(Right.MANAGE_DEVICES)
class UnsentFileController {
    private static final int FILE = 20_000_000;
    private static final int ENVELOPES = 10_000;

    private final TakeSealed takeSealed;
    private final JsonMapper json;
    private final ShowDevices show;

    UnsentFileController(TakeSealed takeSealed, JsonMapper json, ShowDevices show) {
        this.takeSealed = takeSealed;
        this.json = json;
        this.show = show;
    }

    /** Shows at once what became of each line; the same file again changes nothing, so the page may be loaded again. */
    @PostMapping(DevicesController.ADDRESS + "/fichier")
    String takeIn(
            @RequestParam(required = false) @Nullable MultipartFile fichier,
            @RequestParam(required = false) @Nullable UUID structure,
            SignedIn who,
            Model model)
            throws IOException {
        var place = show.needed(who, structure);
        var problems = new Problems();
        var file = file(fichier, problems);
        if (file == null) {
            model.addAttribute("page", show.page(ShowDevices.Question.of(structure), who, problems, null));
            return FormAnswer.invalid(DevicesController.VIEW);
        }
        var device = Objects.requireNonNull(ReceivedCommand.uuid(file.path("device")));
        var envelopes = new ArrayList<JsonNode>();
        file.path("envelopes").forEach(envelopes::add);
        var answers = new HashMap<String, Decision.Outcome>();
        Asking.as(place).run(() -> {
            for (var answer : takeSealed.fromFile(device, envelopes)) answers.put(answer.id(), answer.outcome());
        });
        model.addAttribute(
                "page", show.page(ShowDevices.Question.of(structure), who, problems, taken(envelopes, answers, place)));
        return DevicesController.VIEW;
    }

    private @Nullable JsonNode file(@Nullable MultipartFile given, Problems problems) throws IOException {
        if (given == null || given.isEmpty()) {
            problems.add("fichier", Words.t("sync.file.missing"));
            return null;
        }
        if (given.getSize() > FILE) {
            problems.add("fichier", Words.t("sync.file.too-big"));
            return null;
        }
        try {
            var file = json.readTree(given.getBytes());
            if (file.path("parvis").asString("").equals("unsent")
                    && file.path("v").asInt(0) == 1
                    && ReceivedCommand.uuid(file.path("device")) != null
                    && file.path("envelopes").isArray()) {
                if (file.path("envelopes").size() <= ENVELOPES) return file;
                problems.add("fichier", Words.t("sync.file.too-big"));
                return null;
            }
        } catch (JacksonException e) {
            // said below
        }
        problems.add("fichier", Words.t("sync.file.not-ours"));
        return null;
    }

    private DevicesPage.Taken taken(List<JsonNode> envelopes, Map<String, Decision.Outcome> answers, UUID place) {
        var names = show.names(place);
        var lines = new ArrayList<DevicesPage.Line>();
        int stand = 0;
        for (var envelope : envelopes) {
            var id = envelope.path("command").asString("");
            var outcome = answers.get(id.toLowerCase(Locale.ROOT));
            if (outcome == null) outcome = answers.get(id);
            if (outcome == Decision.Outcome.ACCEPTED) stand++;
            var word = outcome == null ? "undecided" : outcome.word();
            lines.add(new DevicesPage.Line(
                    Words.t("sync.file.line", envelope.path("seq").asString("?")),
                    Objects.requireNonNullElse(
                            names.get(ReceivedCommand.uuid(envelope.path("account"))), Words.t("sync.somebody")),
                    Words.t("sync.file.outcome." + word),
                    outcome == null || outcome == Decision.Outcome.REJECTED
                            ? "danger"
                            : outcome == Decision.Outcome.ACCEPTED || outcome == Decision.Outcome.ALREADY_KNOWN
                                    ? "success"
                                    : "warning"));
        }
        return new DevicesPage.Taken(
                Words.n("sync.file.taken", stand) + " " + Words.n("sync.file.of", envelopes.size()), lines);
    }
}
