/** What acts of other modules set off. */
@NullMarked
package fr.parvis.contracts.reactions;

import org.jspecify.annotations.NullMarked;
