// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.network.LocalDays;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.skills.domain.Assessment;
import fr.parvis.skills.domain.Gestures;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/** JSON that a device needs for assessments where there is no network: nobody's data; the contract is {@code docs/skills.md}. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class SkillsJson {
    private final Gestures gestures;
    private final OpenPath open;
    private final LocalDays localDays;
    private final JsonMapper json;

    SkillsJson(Gestures gestures, OpenPath open, LocalDays localDays, JsonMapper json) {
        this.gestures = gestures;
        this.open = open;
        this.localDays = localDays;
        this.json = json;
    }

    record SkillsOfDevice(
            String me,
            List<Seen> gestures,
            List<LevelChoice> levels,
            List<Option> points,
            List<Option> access,
            List<Option> brakes,
            Map<String, String> words) {}

    record Seen(String code, String label, String watchFor, String picture) {}

    @GetMapping("/capture/skills.json")
    ResponseEntity<byte[]> skills(SignedIn who) {
        var told = new SkillsOfDevice(
                who.account().toString(),
                gestures.on(localDays.today()).stream()
                        .map(gesture -> new Seen(
                                gesture.code(),
                                gesture.label(Words.locale()),
                                Words.t("skills.alone-is", gesture.watchFor(Words.locale())),
                                gesture.picture()))
                        .toList(),
                LevelChoice.all(null),
                open.points(),
                AssessmentController.options("skills.access.", Assessment.ACCESS),
                AssessmentController.options("skills.brake.", Assessment.BRAKES),
                Words.under("skills.device."));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(json.writeValueAsBytes(told));
    }
}
