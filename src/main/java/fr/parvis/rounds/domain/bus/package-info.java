/** Commands of devices: what the bus brings to this module. */
@NullMarked
package fr.parvis.rounds.domain.bus;

import org.jspecify.annotations.NullMarked;
