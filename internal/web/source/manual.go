package source

import "svodka/internal/lang"

// manual tells where in a system the keys are, step by step.
func manual(l lang.Lang, kind string) []string {
	switch kind {
	case "amocrm":
		return []string{
			l.Pick("In amoCRM, as an administrator, open amoMarket (Settings → Integrations in the older menu) → ⋯ → Create integration → External integration.",
				"В amoCRM под администратором откройте «amoМаркет» (в старом меню — «Настройки» → «Интеграции») → «⋯» → «Создать интеграцию» → «Внешняя интеграция»."),
			l.Pick("Give it a name such as Svodka, allow access to all data, and save.",
				"Назовите её, например, «Сводка», разрешите доступ ко всем данным и сохраните."),
			l.Pick("Open the integration → Keys and scopes → Generate a long-lived token. Choose the longest term.",
				"Откройте интеграцию → «Ключи и доступы» → «Сгенерировать долгосрочный токен». Срок выберите наибольший."),
			l.Pick("Copy the address of the account and the token here.", "Скопируйте сюда адрес аккаунта и токен."),
		}
	case "bitrix24":
		return []string{
			l.Pick("In Bitrix24, as an administrator, open Developer resources → Other → Inbound webhook.",
				"В Битрикс24 под администратором откройте «Разработчикам» → «Другое» → «Входящий вебхук»."),
			l.Pick("Grant it the rights CRM, Telephony, Tasks, Users, Company structure.",
				"Отметьте права: CRM, телефония, задачи, пользователи, структура компании."),
			l.Pick("Save and copy the address of the webhook here.", "Сохраните и скопируйте адрес вебхука сюда."),
		}
	}
	return nil
}

// hookManual tells where in a system the address of our webhook is entered; "" where it has none.
func hookManual(l lang.Lang, kind string) string {
	switch kind {
	case "amocrm":
		return l.Pick("In amoCRM: amoMarket (Settings → Integrations) → ⋯ → Webhooks → Add a hook. "+
			"Paste the address and tick the events of leads, contacts, companies and tasks.",
			"В amoCRM: «amoМаркет» («Настройки» → «Интеграции») → «⋯» → «Вебхуки» → «Добавить хук». "+
				"Вставьте адрес и отметьте события сделок, контактов, компаний и задач.")
	case "bitrix24":
		return l.Pick("In Bitrix24: Developer resources → Other → Outbound webhook. "+
			"Paste the address and choose the events of leads, deals, contacts, companies and tasks.",
			"В Битрикс24: «Разработчикам» → «Другое» → «Исходящий вебхук». Вставьте адрес и выберите события лидов, сделок, контактов, компаний и задач.")
	}
	return "" // it has no events
}
