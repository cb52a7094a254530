/** Effects on appointments of files that are merged, parted or erased. */
@NullMarked
package fr.parvis.appointments.reactions;

import org.jspecify.annotations.NullMarked;
