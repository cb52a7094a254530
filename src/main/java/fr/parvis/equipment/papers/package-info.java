@NullMarked
package fr.parvis.equipment.papers;

import org.jspecify.annotations.NullMarked;
