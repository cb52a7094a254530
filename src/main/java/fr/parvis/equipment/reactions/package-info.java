@NullMarked
package fr.parvis.equipment.reactions;

import org.jspecify.annotations.NullMarked;
