package fr.parvis.shell;

import java.net.URI;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the pictures of a map's ground come from: one server of tiles that a setting names; without it the outline that we carry. */
@Component
public class MapTiles {
    /** What a tile's address must hold: how near, and which one. */
    private static final Pattern WHOLE = Pattern.compile("https?://[A-Za-z0-9.-]+(:\\d+)?/.*");

    private final String address;
    private final String attribution;
    private final String origin;

    /**
     * @param address of a tile, with {z}, {x} and {y} in it; empty for none
     * @param attribution whose map it is, as its terms ask for; may hold links
     */
    MapTiles(@Value("${parvis.map.tiles:}") String address, @Value("${parvis.map.attribution:}") String attribution) {
        this.address = address.strip();
        this.attribution = attribution.strip();
        this.origin = this.address.isEmpty() ? "" : originOf(this.address);
        if (!this.address.isEmpty() && this.attribution.isEmpty())
            throw new IllegalArgumentException("PARVIS_MAP_ATTRIBUTION must say whose map PARVIS_MAP_TILES shows");
    }

    private static String originOf(String address) {
        if (!WHOLE.matcher(address).matches()
                || !address.contains("{z}")
                || !address.contains("{x}")
                || !address.contains("{y}"))
            throw new IllegalArgumentException(
                    "PARVIS_MAP_TILES must be an address as https://tiles.example/{z}/{x}/{y}.png: " + address);
        var uri = URI.create(address.replaceAll("[{}\\s|]", ""));
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    public String address() {
        return address;
    }

    public String attribution() {
        return attribution;
    }

    /** Scheme, host and port alone, for the policy of what pages may load; empty without tiles. */
    public String origin() {
        return origin;
    }
}
