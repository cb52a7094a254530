/** Who works where on which day. */
@NullMarked
package fr.parvis.rota.domain.week;

import org.jspecify.annotations.NullMarked;
