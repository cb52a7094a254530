@NullMarked
package fr.parvis.equipment.commands;

import org.jspecify.annotations.NullMarked;
