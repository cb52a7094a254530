// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.homes.domain.Danger;
import fr.parvis.homes.domain.ReadHomes;
import fr.parvis.homes.domain.Section;
import fr.parvis.people.SensitiveText;
import fr.parvis.shell.Words;
import fr.parvis.sync.DevicePart;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/** The home visits of the day and their checklist, for a device that goes where there is no network; the contract is {@code docs/homes.md}. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class HomesJson {
    private final ReadHomes homes;
    private final ShowHome show;
    private final OpenHome openHome;
    private final JsonMapper json;

    HomesJson(ReadHomes homes, ShowHome show, OpenHome openHome, JsonMapper json) {
        this.homes = homes;
        this.show = show;
        this.openHome = openHome;
        this.json = json;
    }

    /**
     * Data for the device; kept closed there, for the day.
     *
     * @param health words that speak of health, as an expression for lower case without accents
     */
    record HomesOfDay(
            String me,
            LocalDate today,
            List<Visit> visits,
            List<Part> parts,
            List<Fear> dangers,
            String health,
            Map<String, String> words) {}

    /** @param parts by section: what was answered, and in which version */
    record Visit(String visit, String title, String name, Map<String, Standing> parts) {}

    record Standing(Map<String, List<String>> answers, String note, int version) {}

    record Part(String section, String title, String lead, List<ShownQuestion.Group> groups) {}

    /** Danger, and what to do at once. */
    record Fear(String key, String title, String text) {}

    @Configuration(proxyBeanMethods = false)
    static class OnDevice {
        @Bean
        DevicePart homesOfTheDay() {
            return new DevicePart(20, "homes/checklist.js");
        }
    }

    @GetMapping("/capture/homes.json")
    ResponseEntity<byte[]> homes(SignedIn who) {
        var body = json.writeValueAsBytes(told(who));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }

    private HomesOfDay told(SignedIn who) {
        var today = homes.today();
        var visits = homes.madeBy(who.account(), today).stream()
                // looking at it is reading the person's file
                .map(visit -> openHome.visit(visit.id()))
                .filter(found -> found.caseFile().open())
                .map(this::visit)
                .toList();
        return new HomesOfDay(
                who.account().toString(),
                today,
                visits,
                visits.isEmpty()
                        ? List.of()
                        : Stream.of(Section.values())
                                .map(section -> part(section, today))
                                .toList(),
                visits.isEmpty()
                        ? List.of()
                        : Stream.of(Danger.values()).map(HomesJson::fear).toList(),
                SensitiveText.healthWords(),
                Words.under("homes.device."));
    }

    private Visit visit(ReadHomes.Found found) {
        var parts = new LinkedHashMap<String, Standing>();
        found.parts()
                .forEach((section, part) ->
                        parts.put(section.key(), new Standing(part.answers().sorted(), part.note(), part.version())));
        return new Visit(
                found.visit().id().toString(), VisitController.title(found), openHome.name(found.caseFile()), parts);
    }

    private Part part(Section section, LocalDate day) {
        return new Part(
                section.key(),
                Words.t("homes.section." + section.key()),
                Words.t("homes.section." + section.key() + ".lead"),
                show.groups(section, FilledAnswers.of(new LinkedMultiValueMap<>()), day));
    }

    private static Fear fear(Danger danger) {
        return new Fear(
                danger.key(), Words.t("homes.danger." + danger.key()), Words.t("homes.danger." + danger.key() + ".do"));
    }
}
