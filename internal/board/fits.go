package board

import (
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/query"
)

// Fits says why a question cannot be shown as a kind of tile, fault.Invalid; nil when it can.
func Fits(kind Kind, q query.Query) error {
	metrics, by, grain := len(q.Metrics), len(q.By), q.Grain != cal.None
	if metrics == 0 {
		return fault.Invalidf("Choose a metric.", "Выберите показатель.")
	}
	switch kind {
	case KPI:
		if metrics != 1 || by > 0 {
			return fault.Invalidf("A figure tile shows one metric that is not split.", "Плитка с числом показывает один показатель без разбивки.")
		}
	case Line, Column:
		return fitsPeriods(grain, by, metrics)
	case Stacked:
		if parts := metrics == 1 && by == 1 || metrics > 1 && by == 0; !grain || !parts {
			return fault.Invalidf("Stacked bars need a period and parts: one metric split by one dimension, or several metrics.",
				"Столбцам из частей нужны период и части: один показатель с одной разбивкой или несколько показателей.")
		}
	case Combined:
		if axis := grain && by == 0 || !grain && by == 1; metrics < 2 || !axis {
			return fault.Invalidf("Bars with a line need two metrics over one axis: a period or one dimension.",
				"Столбцам с линией нужны два показателя на одной оси: период или одно измерение.")
		}
	case Rows:
		if by != 1 || grain {
			return fault.Invalidf("Lying bars need one dimension and no period.", "Лежачим столбцам нужно одно измерение без периода.")
		}
	case Funnel:
		if stages := by == 1 || by == 0 && metrics > 1; grain || !stages {
			return fault.Invalidf("A funnel needs stages: split by stage, or several metrics in their order.",
				"Воронке нужны этапы: разбивка по этапу или несколько показателей по порядку.")
		}
	case Heat:
		if metrics != 1 || keys(by, grain) != 2 {
			return fault.Invalidf("A heat map shows one metric by two things: two dimensions, or one and the period.",
				"Тепловая карта показывает один показатель по двум признакам: двум измерениям или одному и периоду.")
		}
	case Pivot:
		if periods := by == 0 && grain; !periods && keys(by, grain) < 2 {
			return fault.Invalidf("A cross table needs a dimension or several metrics down, and a period or another dimension across.",
				"Сводной таблице нужны измерение или несколько показателей вниз и период или второе измерение поперёк.")
		}
	case Scatter, Waterfall, Progress, Records:
		return fitsOther(kind, grain, by, metrics)
	case Table, Text:
	}
	return nil
}

// fitsOther checks the kinds that never stand over time.
func fitsOther(kind Kind, grain bool, by, metrics int) error {
	switch kind { //nolint:exhaustive // the others are checked in Fits
	case Scatter:
		if by != 1 || grain || metrics < 2 || metrics > 3 {
			return fault.Invalidf("A scatter plot needs one dimension and two metrics; a third one makes the size.",
				"Диаграмме рассеяния нужны одно измерение и два показателя; третий задаёт размер.")
		}
	case Waterfall:
		if parts := by == 1 && metrics == 1 || by == 0 && metrics > 1; grain || !parts {
			return fault.Invalidf("A waterfall needs parts: one metric split by one dimension, or several metrics.",
				"Водопаду нужны части: один показатель с одной разбивкой или несколько показателей.")
		}
	case Progress:
		if by > 1 || grain {
			return fault.Invalidf("Progress to plan is shown for metrics or for the members of one dimension, without a period.",
				"Ход к плану показывают по показателям или по одному измерению, без периода.")
		}
	case Records:
		if metrics != 1 || by > 0 || grain {
			return fault.Invalidf("A list of records needs one metric that is not split.", "Списку записей нужен один показатель без разбивки.")
		}
	}
	return nil
}

func fitsPeriods(grain bool, by, metrics int) error {
	if !grain {
		return fault.Invalidf("A chart over time needs the size of its periods: day, week or month.",
			"Графику по времени нужен размер периода: день, неделя или месяц.")
	}
	if by > 1 || by == 1 && metrics > 1 {
		return fault.Invalidf("A chart over time shows several metrics, or one metric split by one dimension.",
			"График по времени показывает несколько показателей или один показатель с одной разбивкой.")
	}
	return nil
}

// keys counts what the figures are split by.
func keys(by int, grain bool) int {
	if grain {
		return by + 1
	}
	return by
}
