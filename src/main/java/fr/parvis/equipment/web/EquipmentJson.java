// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.equipment.domain.Handover;
import fr.parvis.equipment.domain.Item;
import fr.parvis.equipment.domain.Move;
import fr.parvis.equipment.domain.ReadEquipment;
import fr.parvis.network.LocalDays;
import fr.parvis.people.People;
import fr.parvis.people.PersonsToday;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON for inventories and loans without network: labels and places, never holders; names of those alone who are expected today. The contract is {@code
 * docs/equipment.md}.
 */
@Controller
@Requires(value = Right.LEND_EQUIPMENT, within = Within.ASSOCIATION)
class EquipmentJson {
    private static final int MOST = 5_000;

    private final ReadEquipment equipment;
    private final EquipmentChoices choices;
    private final List<PersonsToday> expected;
    private final People people;
    private final LocalDays localDays;
    private final JsonMapper json;

    EquipmentJson(
            ReadEquipment equipment,
            EquipmentChoices choices,
            List<PersonsToday> expected,
            People people,
            LocalDays localDays,
            JsonMapper json) {
        this.equipment = equipment;
        this.choices = choices;
        this.expected = expected;
        this.people = people;
        this.localDays = localDays;
        this.json = json;
    }

    /** @param persons expected today; kept on the device for that day */
    record Told(
            String me,
            LocalDate today,
            String zone,
            List<Option> points,
            List<Known> items,
            List<Option> persons,
            List<Option> states,
            Map<String, String> words) {}

    /**
     * @param here whether it should be in the rooms of its point
     * @param ready whether it can be lent now
     * @param loan the loan that runs; null when it is not lent
     * @param away whether it left the house with that loan
     */
    record Known(
            String label,
            String text,
            String point,
            boolean here,
            boolean ready,
            @Nullable String loan,
            boolean away) {}

    @GetMapping("/capture/equipment.json")
    ResponseEntity<byte[]> equipment(SignedIn who) {
        var loans = equipment.running().stream().collect(Collectors.toMap(Handover::item, Function.identity()));
        var told = new Told(
                who.account().toString(),
                localDays.today(),
                localDays.zone().getId(),
                choices.points(who),
                equipment.all(MOST).stream()
                        .map(item -> known(item, loans.get(item.id())))
                        .toList(),
                who.may(Right.FOLLOW_PEOPLE) ? persons() : List.of(),
                EquipmentChoices.options("equipment.back-state.", Handover.BACK_STATES),
                Words.under("equipment.device."));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(json.writeValueAsBytes(told));
    }

    private static Known known(Item item, @Nullable Handover loan) {
        return new Known(
                item.label().signs(),
                item.model(),
                item.point().toString(),
                item.state().inTheHouse(),
                item.may(Move.LENT),
                loan == null ? null : loan.id().toString(),
                loan != null && loan.away());
    }

    private List<Option> persons() {
        var ids = expected.stream().flatMap(one -> one.find().stream()).collect(Collectors.<UUID>toSet());
        return people.names(ids).values().stream()
                .map(one -> new Option(one.id().toString(), one.name()))
                .distinct()
                .sorted(Comparator.comparing(Option::label, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }
}
