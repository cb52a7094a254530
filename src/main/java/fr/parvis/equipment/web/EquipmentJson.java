package fr.parvis.equipment.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.equipment.domain.ReadEquipment;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/** JSON for inventories without network: labels and places, never holders; the contract is {@code docs/equipment.md}. */
@Controller
@Requires(value = Right.LEND_EQUIPMENT, within = Within.ASSOCIATION)
class EquipmentJson {
    private static final int MOST = 5_000;

    private final ReadEquipment equipment;
    private final EquipmentChoices choices;
    private final JsonMapper json;

    EquipmentJson(ReadEquipment equipment, EquipmentChoices choices, JsonMapper json) {
        this.equipment = equipment;
        this.choices = choices;
        this.json = json;
    }

    record Told(String me, List<Option> points, List<Known> items, Map<String, String> words) {}

    /** @param here whether it should be in the rooms of its point */
    record Known(String label, String text, String point, boolean here) {}

    @GetMapping("/capture/equipment.json")
    ResponseEntity<byte[]> equipment(SignedIn who) {
        var told = new Told(
                who.account().toString(),
                choices.points(who),
                equipment.all(MOST).stream()
                        .map(item -> new Known(
                                item.label().signs(),
                                item.model(),
                                item.point().toString(),
                                item.state().inTheHouse()))
                        .toList(),
                Words.under("equipment.device."));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(json.writeValueAsBytes(told));
    }
}
