package fr.parvis.network;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.ParvisTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ParvisTest
class CommunesTest {
    @Autowired
    Communes communes;

    @Test
    void finds_a_commune_however_it_is_written() {
        assertThat(communes.search("st etienne")).extracting(Commune::insee).startsWith("42218");
        assertThat(communes.search("ÉVRY-COURC")).extracting(Commune::insee).containsExactly("91228");
        assertThat(communes.search("67000")).extracting(Commune::insee).containsExactly("67482");
    }
}
