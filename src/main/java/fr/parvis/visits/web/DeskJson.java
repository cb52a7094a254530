// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.network.Communes;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.OpenToAll;
import fr.parvis.values.Sha256;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.databind.json.JsonMapper;

/** Content of the desk for devices: words, codes and the day, communes to choose from. */
@Controller
@Requires(Right.RECORD_VISITS)
class DeskJson {
    /** How many communes a device keeps for where there is no network: those that a day's tour meets. */
    private static final int AROUND = 200;

    private final ReadDesk readDesk;
    private final Communes communes;
    private final JsonMapper json;
    private final DeskWords words;

    DeskJson(ReadDesk readDesk, Communes communes, JsonMapper json, DeskWords words) {
        this.readDesk = readDesk;
        this.communes = communes;
        this.json = json;
        this.words = words;
    }

    /** The words of what is opened once in a while: the line that is typed, the queue, a note that warns. */
    @OpenToAll
    @GetMapping(path = "/capture/words.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ResponseEntity<Map<String, String>> wordsOfLater() {
        return ResponseEntity.ok().header("Cache-Control", "no-store").body(words.later());
    }

    @Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
    @GetMapping(path = "/capture/desk.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Nullable
    ResponseEntity<byte[]> content(
            @RequestParam(required = false) @Nullable UUID point,
            @RequestParam(required = false) @Nullable UUID passage,
            SignedIn who,
            ServletWebRequest request) {
        var body = json.writeValueAsBytes(
                passage == null
                        ? readDesk.handle(point, who)
                        : readDesk.correcting(passage, who).orElseThrow(() -> new NotFound("visit " + passage)));
        // weak: a strong one would keep the server from compressing
        var tag = "W/" + Sha256.etag(body);
        if (request.checkNotModified(tag)) return null;
        // names of colleagues and notes of the day: a browser would keep them readable beside what the device encrypts
        return ResponseEntity.ok().eTag(tag).header("Cache-Control", "no-store").body(body);
    }

    @GetMapping(path = "/capture/communes.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    List<DeskContent.Commune> communes(@RequestParam(defaultValue = "") String q) {
        return communes.search(q).stream()
                .map(commune -> new DeskContent.Commune(commune.insee(), commune.name(), commune.postcodes()))
                .toList();
    }

    /** The communes around a point, for a device that leaves the network. */
    @Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
    @GetMapping(path = "/capture/near.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    List<DeskContent.Commune> near(@RequestParam(required = false) @Nullable UUID point, SignedIn who) {
        return readDesk.point(readDesk.openPoints(), point, who).stream()
                .flatMap(here -> communes.listAround(here.insee(), AROUND).stream())
                .map(commune -> new DeskContent.Commune(commune.insee(), commune.name(), commune.postcodes()))
                .toList();
    }
}
