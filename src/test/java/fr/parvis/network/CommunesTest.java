// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.ParvisTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ParvisTest
class CommunesTest {
    @Autowired
    Communes communes;

    @Autowired
    Addresses addresses;

    @Test
    void departments_are_read_once() {
        assertThat(communes.departments()).isSameAs(communes.departments()).hasSizeGreaterThan(100);
    }

    @Test
    void finds_a_commune_however_it_is_written() {
        assertThat(communes.search("st etienne")).extracting(Commune::insee).startsWith("42218");
        assertThat(communes.search("ÉVRY-COURC")).extracting(Commune::insee).containsExactly("91228");
        assertThat(communes.search("67000")).extracting(Commune::insee).containsExactly("67482");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "brest | 29019",
                "BREST | 29019",
                "29200 | 29019",
                "29200 Brest | 29019",
                "brest (29) | 29019",
                "st denis 93 | 93066",
                "St-Denis (974) | 97411",
                "93 Saint Denis | 93066",
                "saint denis, 93 | 93066",
                "ste foy les lyon | 69202",
                "Sainte-Foy-lès-Lyon | 69202",
                "Chalon s/ Saône | 71076",
                "chalon s/saone | 71076",
                "Rosny s/s Bois | 93064",
                "lhay les roses | 94038",
                "l'hay-les-roses | 94038",
                "saintmalo | 35288",
                "orleans | 45234",
                "Bourg en Bresse | 01053",
                "lyon 3e | 69383",
                "Lyon 3ème | 69383",
                "Lyon 03 | 69383",
                "69003 Lyon 3 | 69383",
                "3e arrondissement de Lyon | 69383",
                "Paris 12 | 75112",
                "paris 12e arr. | 75112",
                "PARIS XII | 75112",
                "75012 | 75112",
                "75116 | 75116",
                "Paris | 75056",
                "75012 Paris | 75056",
                "Paris 1 | 75101",
                "Paris (75) | 75056",
                "Marseille 1er arrondissement | 13201",
                "13001 Marseille | 13055",
                "13016 | 13216",
                "marseille 16eme | 13216"
            })
    void understands_what_people_write(String written, String insee) {
        assertThat(communes.understand(written)).extracting(Commune::insee).startsWith(insee);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zzzzzz",
                "Paris 99",
                "00000",
                "99999",
                "🙂",
                "مرحبا",
                "Київ",
                "'; drop table network.commune; --",
                "%",
                "_",
                "12",
                "Reykjavik"
            })
    void says_nothing_of_what_is_nowhere_in_france(String written) {
        assertThat(communes.understand(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 rue du Port 29200 Brest | 29019",
                "12, rue de la République, 93200 Saint-Denis | 93066",
                "place de la mairie Quimper | 29232",
                "10 avenue Foch Lyon 3e | 69383",
                "5 bd Voltaire 75011 Paris | 75111",
                "gare de St Malo | 35288",
                "8 rue X, 69003 LYON | 69383"
            })
    void an_address_lies_in_its_commune_when_nobody_else_may_be_asked(String address, String insee) {
        assertThat(addresses.locate(address)).hasValueSatisfying(located -> {
            assertThat(located.insee()).isEqualTo(insee);
            assertThat(located.street()).isFalse();
        });
    }

    @Test
    void an_address_that_names_no_place_lies_nowhere() {
        assertThat(addresses.locate("rue des zzzzz")).isEmpty();
        assertThat(addresses.locate("")).isEmpty();
        assertThat(addresses.locate("12 Unter den Linden, Berlin 00000")).isEmpty();
    }
}
