package fr.parvis.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MapTilesTest {
    @Test
    void without_a_setting_nobody_is_asked() {
        assertThat(new MapTiles("", "").origin()).isEmpty();
    }

    @Test
    void only_the_server_itself_is_named_to_the_browser() {
        assertThat(new MapTiles("https://tile.openstreetmap.org/{z}/{x}/{y}.png", "© OpenStreetMap").origin())
                .isEqualTo("https://tile.openstreetmap.org");
        assertThat(new MapTiles(
                                "https://data.geopf.fr/wmts?SERVICE=WMTS&LAYER=PLAN.IGN&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}",
                                "IGN")
                        .origin())
                .isEqualTo("https://data.geopf.fr");
        assertThat(new MapTiles("http://localhost:8081/{z}/{x}/{y}.png", "nous").origin())
                .isEqualTo("http://localhost:8081");
    }

    @Test
    void what_is_no_address_of_tiles_is_refused_with_its_name() {
        for (var wrong : new String[] {
            "tile.example/{z}/{x}/{y}.png",
            "https://tile.example/",
            "https://tile.example; script-src */{z}/{x}/{y}",
            "https://{s}.tile.example/{z}/{x}/{y}.png",
            "javascript:{z}{x}{y}"
        })
            assertThatThrownBy(() -> new MapTiles(wrong, "x"))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("PARVIS_MAP_TILES");
        assertThatThrownBy(() -> new MapTiles("https://tile.example/{z}/{x}/{y}.png", " "))
                .hasMessageContaining("PARVIS_MAP_ATTRIBUTION");
    }
}
