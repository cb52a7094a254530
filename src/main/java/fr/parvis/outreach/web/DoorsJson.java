// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.outreach.domain.Attempt;
import fr.parvis.outreach.domain.OpenCard;
import fr.parvis.outreach.domain.RoundOfDoors;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/** The doors that a device takes along for the day; the contract is {@code docs/outreach.md}. */
@Controller
@Requires(value = Right.WORK_LISTS, within = Within.ASSOCIATION)
class DoorsJson {
    private final RoundOfDoors rounds;
    private final OpenCard cards;
    private final ShowHousehold show;
    private final JsonMapper json;

    DoorsJson(RoundOfDoors rounds, OpenCard cards, ShowHousehold show, JsonMapper json) {
        this.rounds = rounds;
        this.cards = cards;
        this.show = show;
        this.json = json;
    }

    /** Data for the device; kept closed there, for the day. */
    record Told(String me, LocalDate today, List<Door> doors, List<Named> outcomes, Map<String, String> words) {}

    record Named(String id, String name) {}

    record Door(
            String entry,
            int place,
            String code,
            String name,
            String address,
            String language,
            int version,
            String done) {}

    @GetMapping("/capture/doors.json")
    ResponseEntity<byte[]> doors(SignedIn who) {
        var body = json.writeValueAsBytes(told(who));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }

    private Told told(SignedIn who) {
        return new Told(
                who.account().toString(),
                cards.today(),
                rounds.mineToday().stream()
                        .map(door -> new Door(
                                door.entry().id().toString(),
                                door.place(),
                                door.entry().code(),
                                door.household().name(),
                                ShowCard.address(door.household()),
                                door.entry().language() == null
                                        ? ""
                                        : door.entry().language(),
                                door.entry().version(),
                                done(door)))
                        .toList(),
                Attempt.outcomes("door").stream()
                        .filter(it -> !it.equals("call-back"))
                        .map(it -> new Named(it, Words.t("outreach.work.press." + it)))
                        .toList(),
                Words.under("outreach.work.device."));
    }

    /** Outcome noted at the door today; empty when there is none yet. */
    private String done(RoundOfDoors.Door door) {
        var entry = door.entry();
        return "door".equals(entry.lastChannel())
                        && entry.lastOutcome() != null
                        && entry.attemptedAt() != null
                        && show.local(entry.attemptedAt(), entry)
                                .toLocalDate()
                                .equals(show.local(cards.now(), entry).toLocalDate())
                ? entry.lastOutcome()
                : "";
    }
}
