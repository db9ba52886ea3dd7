guest-without-circle = Fijn dat je er bent. Je bent hier te gast. Ik kan je helpen zodra je in een leerkring zit. Vraag een begeleider om je toe te voegen. Tot dan bewaar ik niets van wat je hier doet.
guest-not-for-you = Dit kan alleen iemand die bij onze Slack hoort. Als gast doe je mee met je eigen leerkring.
circle-guest-leads = { $name } is hier te gast. Een gast kan wel meedoen, maar niet begeleiden.
